import { useQuery } from '@tanstack/react-query';
import { api } from '#renderer/api/api.ts';
import { queryKeys } from '../query-keys.ts';

export function useLocalApi() {
  return useQuery({ queryKey: queryKeys.localApi, queryFn: () => api['localApi.status']({}) }).data;
}

export function useWebhooks() {
  return useQuery({ queryKey: queryKeys.webhooks, queryFn: () => api['localApi.webhooks']({}) }).data;
}
